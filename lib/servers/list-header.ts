/** Headers whose value is a list: a missing element is added to the value. */
const LISTS = /^(access-control-(allow-methods|allow-headers|expose-headers)|vary)$/i

export const isListHeader = (name: string): boolean => LISTS.test(name)
