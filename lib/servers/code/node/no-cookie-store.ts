/**
 * MSW's store of the cookies that its mocks set, empty: here the simulated browser keeps the cookies and sends them.
 * MSW's own would want the page's storage, and the list of public suffixes for it.
 */
export const cookieStore = {
  getCookies: (): readonly never[] => [],
  setCookie: async (): Promise<void> => {},
}
