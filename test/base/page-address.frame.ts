import { pageAddress } from "../../src/base/page-address.ts";

parent.postMessage([location.href, pageAddress()], "*");
