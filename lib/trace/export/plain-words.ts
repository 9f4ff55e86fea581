/** A sentence of the views without its marks for bold and code. */
export const plainWords = (text: string): string => text.replaceAll('**', '').replaceAll('`', '')
