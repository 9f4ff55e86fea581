/** Addresses of the pages about homework. */

const href =
  (what: string) =>
  /** @param code of a class that hands it out */
  (id: string, code?: string) =>
    `/homework?${what}=${encodeURIComponent(id)}${code ? `&class=${code}` : ''}`

export const editHref = href('edit')
export const judgeHref = href('judge')
export const solveHref = href('solve')
/** An exercise of one's own. */
export const exerciseHref = href('exercise')
/** The homework that a class has now. */
export const classHomeworkHref = (code: string) => `/homework?class=${code}`
