/** A title in letters that every file system accepts, 60 at most. @param otherwise for a title that has none of them */
export function fileWords(title: string, otherwise: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return words || otherwise
}
