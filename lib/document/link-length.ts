/** What the length of a link means for who sends it. */

/** Characters up to which the QR code has at most 45 modules at level M: in full screen each has 13 pixels of 720. */
const FROM_FAR = 122
/** Characters up to which a phone's camera reads the QR code from a screen at arm's length: at most 73 modules. */
const FROM_NEAR = 362
/** Characters after which some chat programs cut a link, and Office programs refuse it (2,083). */
const CHATS = 2_000
/** Characters that the largest QR code holds at level L (ISO/IEC 18004, table 7). */
export const MOST_IN_QR = 2_953

/** @param characters of the whole address */
export function whatFits(characters: number): string {
  if (characters <= FROM_FAR) return 'It fits everywhere, also into a QR code that is read from the back of a room.'
  if (characters <= FROM_NEAR) return 'It fits chats and mails, and a QR code that a phone reads from near.'
  if (characters <= CHATS) return 'It fits chats and mails. Its QR code is dense: hold the phone close to a large one.'
  return 'It is long: some chat programs cut links after 2,000 characters. Send the file, or paste the link into an issue.'
}
