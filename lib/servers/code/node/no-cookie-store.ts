/**
 * MSW's store of the cookies that its mocks set, empty: here the simulated browser keeps the cookies and sends them.
 * MSW's own needs the page's storage, and the Public Suffix List.
 */
export const cookieStore = {
  getCookies: (): readonly never[] => [],
  setCookie: async (): Promise<void> => {},
}
