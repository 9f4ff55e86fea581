/** A single argument of `return` that nginx takes for an address, not for a status. */
export const RETURN_URL = /^(?:https?:\/\/|\$scheme)/i
