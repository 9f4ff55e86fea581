/** Statuses whose responses have no body: https://fetch.spec.whatwg.org/#null-body-status. */
export const NULL_BODY_STATUSES: ReadonlySet<number> = new Set([101, 103, 204, 205, 304])
