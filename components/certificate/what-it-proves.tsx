/** What a certificate can prove, and what it cannot. */
export function WhatItProves() {
  return (
    <p className="mt-6 max-w-[62ch] text-[15px] text-pretty text-soft">
      A certificate holds answers, and no marks. Whoever opens its link runs each of them against the checks of its
      exercise, so it proves that the answers are right. It does not prove who wrote them, or when: name and dates are
      as they were typed, and as the clock of a device said.
    </p>
  )
}
