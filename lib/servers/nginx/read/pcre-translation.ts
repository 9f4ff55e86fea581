const POSIX: { readonly [name: string]: string } = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
}

/** PCRE2 refuses the pattern; the message is PCRE2's. */
export class PatternError extends Error {
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

/** Valid in PCRE2 but not supported here; the message names the construct. */
export class Unsupported extends Error {}

/** Translates a pattern of PCRE2 into the syntax that RE2 and JavaScript share, in one pass. */
export class Translation {
  readonly #pattern: string
  readonly #names: string[] = []
  #at = 0
  #source = ''
  #insensitive = false
  /** For each open group, whether something in it repeats; the first entry is the whole pattern. */
  readonly #repeats = [false]
  #closedRepeats = false
  #repeatsRepetition = false

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  /**
   * @returns the translated source, the names of its groups, and what its flags and repetitions are
   * @throws PatternError where PCRE2 refuses the pattern
   * @throws Unsupported for a construct that is not translated
   */
  run(): { source: string; names: readonly string[]; insensitive: boolean; repeatsRepetition: boolean } {
    const flags = /^\(\?i\)/.exec(this.#pattern)
    if (flags) {
      this.#insensitive = true
      this.#at = flags[0].length
    }
    let repeatable = false
    while (this.#at < this.#pattern.length) {
      const ch = this.#pattern.charAt(this.#at)
      const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(this.#pattern.slice(this.#at))?.[0]
      if (quantifier) {
        this.#quantifier(quantifier, repeatable)
        repeatable = false
        continue
      }
      const closes = ch === ')'
      this.#closedRepeats = closes && this.#repeats.at(-1) === true
      repeatable = true
      if (ch === '(') {
        this.#groupStart()
        repeatable = false
      } else if (closes) {
        if (this.#repeats.length === 1) throw new PatternError('unmatched closing parenthesis', this.#at)
        this.#closeGroup()
        this.#take(ch)
      } else if (ch === '[') this.#characterClass()
      else if (ch === '\\') this.#escape(false)
      else {
        repeatable = ch !== '|' && ch !== '^'
        this.#take(ch, /[{}\]]/.test(ch) ? `\\${ch}` : ch)
      }
    }
    if (this.#repeats.length > 1) throw new PatternError('missing closing parenthesis', this.#pattern.length)
    return {
      source: this.#source,
      names: this.#names,
      insensitive: this.#insensitive,
      repeatsRepetition: this.#repeatsRepetition,
    }
  }

  #closeGroup(): void {
    const inner = this.#repeats.pop()
    if (inner) this.#repeats.splice(-1, 1, true)
  }

  #take(text: string, written = text): void {
    this.#at += text.length
    this.#source += written
  }

  #quantifier(text: string, repeatable: boolean): void {
    const [, low, high] = /^\{(\d+),?(\d*)/.exec(text) ?? []
    if (low !== undefined) {
      if (Number(low) > 65535 || Number(high) > 65535) {
        throw new PatternError('number too big in {} quantifier', this.#at + text.length - 1)
      }
      if (high && Number(high) < Number(low)) {
        throw new PatternError('numbers out of order in {} quantifier', this.#at + text.length - 1)
      }
    }
    if (!repeatable) throw new PatternError('quantifier does not follow a repeatable item', this.#at + text.length - 1)
    this.#take(text)
    if (text !== '?') {
      this.#repeatsRepetition ||= this.#closedRepeats
      this.#repeats.splice(-1, 1, true)
    }
    const next = this.#pattern.charAt(this.#at)
    if (next === '?') this.#take(next)
    else if (next === '+') throw new Unsupported('a possessive quantifier')
  }

  #groupStart(): void {
    this.#take(...this.#group())
  }

  /** The start of a group: as it is written, and translated where that differs. */
  #group(): [text: string, written?: string] {
    const rest = this.#pattern.slice(this.#at)
    this.#repeats.push(false)
    const plain = /^\((?:\?[:=!]|\?<[=!])/.exec(rest)?.[0]
    if (plain) return [plain]
    const named = /^\(\?(?:P?<|')/.exec(rest)?.[0]
    if (named) {
      const name = /^[A-Za-z_]\w*/.exec(rest.slice(named.length))?.[0]
      const after = this.#at + named.length + (name?.length ?? 0)
      if (!name) {
        const digit = /\d/.test(this.#pattern.charAt(after))
        throw new PatternError(`subpattern name ${digit ? 'must start with a non-digit' : 'expected'}`, after)
      }
      if (!/[>']/.test(this.#pattern.charAt(after))) {
        throw new PatternError('syntax error in subpattern name (missing terminator?)', after)
      }
      if (this.#names.includes(name)) {
        throw new PatternError('two named subpatterns have the same name (PCRE2_DUPNAMES not set)', after + 1)
      }
      this.#names.push(name)
      return [`${named}${name}>`, `(?<${name}>`]
    }
    if (/^\((?:\?[>|R#(+\-\d&P]|\?[imsxnJU^-]|\*)/.test(rest))
      throw new Unsupported(`a group that begins with "${rest.slice(0, 3)}"`)
    if (rest.startsWith('(?')) throw new PatternError('unrecognized character after (? or (?-', this.#at + 2)
    return ['(']
  }

  #escape(inClass: boolean): void {
    this.#take(...this.#escaped(inClass))
  }

  /** An escape: as it is written, and translated where that differs. */
  #escaped(inClass: boolean): [text: string, written?: string] {
    const next = this.#pattern.charAt(this.#at + 1)
    if (next === '') throw new PatternError('\\ at end of pattern', this.#pattern.length)
    const written = `\\${next}`
    if (!inClass && next === 'A') return [written, '^']
    if (!inClass && (next === 'z' || next === 'Z')) return [written, '$']
    if (next === 'h') return [written, inClass ? ' \\t' : '[ \\t]']
    if (next === 'a' || next === 'e') return [written, next === 'a' ? '\\x07' : '\\x1b']
    if (/[dDsSwWtnrfv]/.test(next) || (!inClass && /[bB]/.test(next)) || (inClass && next === 'b')) return [written]
    const hex = /^\\x(?:\{([0-9a-fA-F]{1,4})\}|([0-9a-fA-F]{0,2}))/.exec(this.#pattern.slice(this.#at))
    if (hex) return [hex[0], `\\x${(hex[1] ?? hex[2] ?? '').slice(-2).padStart(2, '0')}`]
    if (!inClass && /[1-9]/.test(next)) {
      const number = Number(next)
      const all = [...this.#pattern.matchAll(/\((?!\?)|\(\?P?<(?![=!])/g)].length
      if (number > all) throw new PatternError('reference to non-existent subpattern', this.#at + 1)
      return [written, `(?:\\${next})`]
    }
    if (next === '0') return [written, '\\x00']
    if (/[A-Za-z]/.test(next)) {
      if (/[GkKgQERXCNpPHVuULloxc]/.test(next)) throw new Unsupported(`"${written}"`)
      throw new PatternError('unrecognized character follows \\', this.#at + 1)
    }
    return [written, /[\^$\\.*+?()[\]{}|/-]/.test(next) ? written : next]
  }

  #characterClass(): void {
    const missing = () => new PatternError('missing terminating ] for character class', this.#pattern.length)
    const head = /^\[\^?\]?/.exec(this.#pattern.slice(this.#at))?.[0] ?? '['
    this.#take(head, head.endsWith(']') ? `${head.slice(0, -1)}\\]` : head)
    let previous = head.endsWith(']') ? ']' : ''
    for (;;) {
      const ch = this.#pattern.charAt(this.#at)
      if (ch === '') throw missing()
      if (ch === ']') break
      const posix = /^\[:(\^?)([a-z]+):\]/.exec(this.#pattern.slice(this.#at))
      if (posix) {
        const name = posix[2] ?? ''
        const set = Object.hasOwn(POSIX, name) ? POSIX[name] : undefined
        if (set === undefined) throw new PatternError('unknown POSIX class name', this.#at + 2)
        if (posix[1]) throw new Unsupported(`"${posix[0]}"`)
        this.#take(posix[0], set)
        previous = ''
        continue
      }
      const range = /^-([^\]\\[])/.exec(this.#pattern.slice(this.#at))
      if (range && previous !== '') {
        if ((range[1] ?? '') < previous) {
          throw new PatternError('range out of order in character class', this.#at + 1)
        }
        this.#take(range[0], /[\^]/.test(range[1] ?? '') ? `-\\${range[1]}` : range[0])
        previous = ''
        continue
      }
      if (ch === '\\') {
        const before = this.#at
        this.#escape(true)
        const escaped = this.#pattern.slice(before + 1, this.#at)
        previous = /^[^A-Za-z0-9]$/.test(escaped) ? escaped : ''
        continue
      }
      this.#take(ch, ch === '[' ? '\\[' : ch === '-' ? '\\-' : ch)
      previous = ch
    }
    this.#take(']')
  }
}
