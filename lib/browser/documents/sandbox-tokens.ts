/** https://html.spec.whatwg.org/#parse-a-sandboxing-directive: what a `sandbox` attribute allows; null where it is absent. */
export function tokensOf(sandbox: string | undefined): ReadonlySet<string> | null {
  return sandbox === undefined
    ? null
    : new Set(
        sandbox
          .toLowerCase()
          .split(/[\t\n\f\r ]+/)
          .filter(Boolean),
      )
}
