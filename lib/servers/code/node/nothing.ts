/**
 * Modules of Node that Express only has to be able to import: it checks that each has a function before it calls
 * it, and these have none.
 */
export {}
