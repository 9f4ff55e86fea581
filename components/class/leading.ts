/** The class that this tab leads: kept as long as the tab, so that a reload leads on. */

export interface Leading {
  readonly code: string
  readonly token: string
}

const KEY = 'preflight:leading'

export function readLeading(): Leading | null {
  try {
    const { code, token } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Leading>
    return code && token ? { code, token } : null
  } catch {
    return null
  }
}

export function keepLeading(leading: Leading | null): void {
  try {
    if (leading) sessionStorage.setItem(KEY, JSON.stringify(leading))
    else sessionStorage.removeItem(KEY)
  } catch {
    // It lasts until the reload.
  }
}

/** The leader's link. What is after `#` is sent to no server. */
export const leadAddress = ({ code, token }: Leading) => `/class/${code}/lead#${token}`
