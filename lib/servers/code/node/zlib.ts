/** `node:zlib`: nobody compresses a request's body here. */
function refuse(): never {
  throw new Error('A compressed request body cannot be read in this server.')
}

export { refuse as createBrotliDecompress, refuse as createGunzip, refuse as createInflate }
