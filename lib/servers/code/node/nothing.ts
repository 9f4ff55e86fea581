/**
 * Modules of Node of which Express needs only that they are there: each is asked, before it is used, whether it can do
 * something, and says by its silence that it cannot.
 */
export {}
