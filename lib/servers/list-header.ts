/** Headers that hold a list: what a response lacks is added to what is there. */
const LISTS = /^(access-control-(allow-methods|allow-headers|expose-headers)|vary)$/i

export const isListHeader = (name: string): boolean => LISTS.test(name)
