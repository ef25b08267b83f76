export function packClone(): { folder: string; clone: string; tarball: string };
