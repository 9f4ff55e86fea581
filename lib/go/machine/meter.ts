/** Counts the work of a program that its statements do not show, and bounds what it makes. */
export interface Meter {
  /**
   * Counts work on something large: a thousandth of a step for each piece.
   * @throws Hang where the program has had its steps
   */
  charge(pieces: number): void
  /**
   * Checks the size of a text or a list that is being made.
   * @throws Hang where it is larger than is kept here
   */
  fits(size: number): void
}

/** For what is no part of a running program, and known to be small. */
export const UNMETERED: Meter = { charge: () => {}, fits: () => {} }

/** Of `charge`: for making or copying a field, an item or an entry. */
export const PIECES_PER_FIELD = 300
