/**
 * Turns a server's module into a function whose parameters are its imports. The text keeps its length and its
 * lines up to the last character, so that errors have the positions of the author's text.
 */

import { rangeOf } from '../../javascript/diagnostic.ts'
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, children, everyNode, type JavaScriptNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'
import type { Diagnostic } from '../dialect.ts'

/** One name that the code imports. */
export interface ImportedName {
  /** `hono/cors` */
  readonly from: string
  /** The name in the module; `default`, or `*` for everything. */
  readonly name: string
  /** The name in the code. */
  readonly local: string
}

export interface PreparedServer {
  /** The body of an async function whose parameters are the imported names. It returns what the module exports. */
  readonly code: string
  readonly imports: readonly ImportedName[]
}

/** Module name → names that it exports; `default` among them where there is one. */
export type KnownModules = Readonly<Record<string, readonly string[]>>

/** Diagnostics for the imports and exports of a module that cannot work here. */
export function moduleDiagnostics({ text, body }: ParsedModule, known: KnownModules): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const refuse = (node: JavaScriptNode, code: string, message: string) =>
    found.push({ ...rangeOf(text, node.start, node.end), severity: 'error', code, message })
  const there = `There is ${Object.keys(known).join(', ')}.`

  function checkSource(node: JavaScriptNode | null): readonly string[] | null {
    const name = textOf(node)
    if (!node || name === null) return null
    if (Object.hasOwn(known, name)) return known[name] ?? null
    refuse(
      node,
      'unknown-module',
      `${name} cannot be imported here: a server of this page has no packages to install. ${there}`,
    )
    return null
  }

  for (const node of everyNode(body ?? [])) {
    if (node.type === 'ImportDeclaration') {
      const exported = checkSource(child(node, 'source'))
      for (const specifier of exported ? children(node, 'specifiers') : []) {
        const name = importedName(specifier)
        if (name === '*' || exported?.includes(name)) continue
        const from = textOf(child(node, 'source'))
        refuse(
          specifier,
          'unknown-export',
          name === 'default'
            ? `${from} has no default export. Write \`import { ${exported?.[0]} } from '${from}'\`.`
            : `${from} exports no ${name}${exported?.length ? `. It exports ${exported.filter((one) => one !== 'default').join(', ')}` : ''}.`,
        )
      }
    } else if (
      node.type === 'ExportAllDeclaration' ||
      (node.type === 'ExportNamedDeclaration' && child(node, 'source'))
    ) {
      refuse(
        node,
        'export-from',
        'This server is one file, so it passes no exports of others on. Import the names and use them.',
      )
    } else if (node.type === 'ImportExpression' || node.type === 'Import') {
      refuse(node, 'dynamic-import', `\`import()\` is not there: write \`import … from '…'\` at the top. ${there}`)
    } else if (node.type === 'MetaProperty' && nameOf(child(node, 'meta')) === 'import') {
      refuse(node, 'import-meta', '`import.meta` is not there: this server has no file on a disk.')
    } else if (node.type === 'CallExpression' && nameOf(child(node, 'callee')) === 'require') {
      checkSource(children(node, 'arguments')[0] ?? null)
    }
  }
  return found
}

function importedName(specifier: JavaScriptNode): string {
  if (specifier.type === 'ImportNamespaceSpecifier') return '*'
  if (specifier.type === 'ImportDefaultSpecifier') return 'default'
  return nameOf(child(specifier, 'imported')) ?? 'default'
}

/** Prepares a module that parsed without an error and has no diagnostics of its imports. */
export function prepareServerCode({ text, body }: ParsedModule): PreparedServer {
  const out = text.split('')
  const imports: ImportedName[] = []
  const exported: string[] = []
  const fallback = unusedName(text)

  /** Replaces a range with spaces. The `;` separates the code before and after it. */
  function blank(start: number, end: number): void {
    for (let at = start; at < end; at += 1) if (!/[\n\r\u2028\u2029]/.test(text.charAt(at))) out[at] = ' '
    if (end > start) out[start] = ';'
  }

  for (const node of body ?? []) {
    const declaration = child(node, 'declaration')
    if (node.type === 'ImportDeclaration') {
      const from = textOf(child(node, 'source')) ?? ''
      for (const specifier of children(node, 'specifiers')) {
        imports.push({ from, name: importedName(specifier), local: nameOf(child(specifier, 'local')) ?? '' })
      }
      blank(node.start, node.end)
    } else if (node.type === 'ExportNamedDeclaration' && declaration) {
      blank(node.start, declaration.start)
      for (const name of declaredNames(declaration)) exported.push(name)
    } else if (node.type === 'ExportNamedDeclaration') {
      for (const specifier of children(node, 'specifiers')) {
        const local = nameOf(child(specifier, 'local'))
        const name = nameOf(child(specifier, 'exported'))
        if (local !== null && name !== null) exported.push(local === name ? name : `${JSON.stringify(name)}: ${local}`)
      }
      blank(node.start, node.end)
    } else if (node.type === 'ExportDefaultDeclaration' && declaration) {
      blank(node.start, declaration.start)
      const name = /^(Function|Class)Declaration$/.test(declaration.type) ? nameOf(child(declaration, 'id')) : null
      exported.push(`default: ${name ?? fallback}`)
      if (name !== null) continue
      for (const [at, character] of [...`${fallback}=`].entries()) out[node.start + at] = character
      if (/Declaration$/.test(declaration.type)) out[declaration.end - 1] += ';'
    }
  }
  const head = `let ${fallback};`
  // After the text, on a new line: the text may end in a comment, and code before it would disable a directive.
  return {
    code: `${out.join('')}\n;return { ${exported.join(', ')} };${needsHead(exported, fallback) ? `var ${head.slice(4)}` : ''}`,
    imports,
  }
}

function needsHead(exported: readonly string[], fallback: string): boolean {
  return exported.includes(`default: ${fallback}`)
}

/** A name of two characters that the text does not contain; it always fits in place of `export`. */
function unusedName(text: string): string {
  for (const letter of '$_abcdefghijklmnopqrstuvwxyz') {
    for (const digit of '$_0123456789abcdefghijklmnopqrstuvwxyz') {
      const name = `${letter}${digit}`
      if (!RESERVED.has(name) && !text.includes(name)) return name
    }
  }
  return '$$'
}

const RESERVED = new Set(['do', 'if', 'in', 'as', 'of', 'is'])

function declaredNames(declaration: JavaScriptNode): readonly string[] {
  if (declaration.type !== 'VariableDeclaration') return [nameOf(child(declaration, 'id')) ?? []].flat()
  return children(declaration, 'declarations').flatMap((one) => patternNames(child(one, 'id')))
}

function patternNames(pattern: JavaScriptNode | null): readonly string[] {
  if (!pattern) return []
  if (pattern.type === 'Identifier') return [String(pattern.name)]
  if (pattern.type === 'ObjectPattern') {
    return children(pattern, 'properties').flatMap((one) => patternNames(child(one, 'value') ?? child(one, 'argument')))
  }
  if (pattern.type === 'ArrayPattern') return children(pattern, 'elements').flatMap(patternNames)
  return patternNames(child(pattern, 'left') ?? child(pattern, 'argument'))
}
