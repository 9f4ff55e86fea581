/** `node:zlib`: no request here has a compressed body. */
function refuse(): never {
  throw new Error('A compressed request body cannot be read in this server.')
}

export { refuse as createBrotliDecompress, refuse as createGunzip, refuse as createInflate }
