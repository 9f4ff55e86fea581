/** Saves a file as a download from the page. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download reads from the URL after the click; a minute is enough for our files.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
