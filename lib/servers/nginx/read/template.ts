/** A value with variables in it, as `ngx_http_script_compile` reads it. */
type Part = { readonly literal: string } | { readonly variable: string } | { readonly capture: number }

export type Template = readonly Part[]

const NAME = /[A-Za-z0-9_]*/y

/** @returns nginx's own words where the value cannot be read */
export function readTemplate(text: string): { readonly template: Template } | { readonly error: string } {
  const parts: Part[] = []
  let offset = 0
  while (offset < text.length) {
    const dollar = text.indexOf('$', offset)
    if (dollar < 0) {
      parts.push({ literal: text.slice(offset) })
      break
    }
    if (dollar > offset) parts.push({ literal: text.slice(offset, dollar) })
    offset = dollar + 1
    const next = text.charAt(offset)
    if (/[1-9]/.test(next)) {
      parts.push({ capture: Number(next) })
      offset++
      continue
    }
    const bracket = next === '{'
    if (bracket) offset++
    if (offset >= text.length) return { error: 'invalid variable name' }
    NAME.lastIndex = offset
    const name = NAME.exec(text)?.[0] ?? ''
    offset += name.length
    if (bracket) {
      if (text.charAt(offset) !== '}') return { error: `the closing bracket in "${name}" variable is missing` }
      offset++
    }
    if (name === '') return { error: 'invalid variable name' }
    parts.push({ variable: name.toLowerCase() })
  }
  return { template: parts }
}

/** The template of a value that has been checked; one that cannot be read is literal. */
export function templateOf(text: string): Template {
  let template = TEMPLATES.get(text)
  if (!template) {
    const read = readTemplate(text)
    template = 'error' in read ? [{ literal: text }] : read.template
    if (TEMPLATES.size > 1000) TEMPLATES.clear()
    TEMPLATES.set(text, template)
  }
  return template
}

const TEMPLATES = new Map<string, Template>()

export function variablesIn(template: Template): readonly string[] {
  return template.flatMap((part) => ('variable' in part ? [part.variable] : []))
}
