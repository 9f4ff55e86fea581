/** Hands the person a file, as a download of the page itself. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download reads from the URL after the click; a minute is long enough for any of ours.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
