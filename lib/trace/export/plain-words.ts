/** Without the marks for bold and code that the views' sentences carry. */
export const plainWords = (text: string): string => text.replaceAll('**', '').replaceAll('`', '')
