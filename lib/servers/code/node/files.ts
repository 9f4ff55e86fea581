/** `send` and `serve-static`: there are no files. The Express runtime refuses by name whatever would need them. */
export default function noFiles(): never {
  throw new Error('There are no files in this server.')
}
