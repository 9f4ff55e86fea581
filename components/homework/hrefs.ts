const href = (what: string) => (id: string) => `/homework?${what}=${encodeURIComponent(id)}`

/** Addresses of an assignment's pages. */
export const editHref = href('edit')
export const judgeHref = href('judge')
export const solveHref = href('solve')
