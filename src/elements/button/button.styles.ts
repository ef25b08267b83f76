import { css } from "lit";

export const styles = css`
  :host {
    display: inline-block;
  }

  #control {
    inline-size: 100%;
  }
`;
