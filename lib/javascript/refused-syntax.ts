/** Syntax that parses and that the sandbox cannot run all the same. */
import { diagnosticAt, type SyntaxDiagnostic } from './diagnostic.ts'
import { below, child, children, type JavaScriptNode } from './syntax-tree.ts'

const NO_IMPORT =
  'The sandbox has nothing to import: a script here has what a page has by itself, such as fetch and console.'
const NEEDS_CODE = 'the sandbox only takes types away and writes no code of its own'

/** Why this node cannot run, or null. Nodes that are types only are asked about before (see `isTypeOnly`). */
export function refusalOf(node: JavaScriptNode): string | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'Import':
      return NO_IMPORT
    case 'ExportNamedDeclaration':
      return child(node, 'source') ? NO_IMPORT : null
    case 'TSImportEqualsDeclaration':
      return NO_IMPORT
    default:
      return codeGenerationRefusal(node)
  }
}

/** Why the types of this node cannot simply be removed, or null. Nodes that are types only are asked about before. */
export function codeGenerationRefusal(node: JavaScriptNode): string | null {
  switch (node.type) {
    case 'TSImportEqualsDeclaration':
      return `\`import x = require(…)\` needs code generation: ${NEEDS_CODE}. Write \`import x from '…'\`.`
    case 'TSExportAssignment':
      return `\`export =\` needs code generation: ${NEEDS_CODE}.`
    case 'TSEnumDeclaration':
      return `An enum needs code generation: ${NEEDS_CODE}. Use an object with \`as const\`.`
    case 'TSModuleDeclaration':
      return `A namespace needs code generation: ${NEEDS_CODE}. Use an object or plain functions.`
    case 'TSParameterProperty':
      return `A parameter property needs code generation: ${NEEDS_CODE}. Declare the field and assign it.`
    case 'Decorator':
      return `A decorator needs code generation: ${NEEDS_CODE}, and browsers do not know decorators yet.`
    case 'TSTypeAssertion':
      return 'Write `value as Type` instead of `<Type>value`.'
    default:
      return null
  }
}

/** A diagnostic for each part of a program that is refused; parts that are types only are not asked about. */
export function refusalsIn(
  text: string,
  program: JavaScriptNode,
  refusal: (node: JavaScriptNode) => string | null,
): readonly SyntaxDiagnostic[] {
  const found: SyntaxDiagnostic[] = []
  // A list in place of recursion: `a.b.c` and so on can be nested deeper than the stack.
  const waiting: JavaScriptNode[] = [program]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isTypeOnly(node)) continue
    const reason = refusal(node)
    if (reason) found.push(diagnosticAt(text, node.start, node.end, reason))
    else waiting.push(...[...below(node)].map(([part]) => part).reverse())
  }
  return found
}

/** Whether a statement or a class member exists for types only, so that nothing of it is left in JavaScript. */
export function isTypeOnly(node: JavaScriptNode): boolean {
  switch (node.type) {
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSDeclareFunction':
    case 'TSDeclareMethod':
    case 'TSIndexSignature':
    case 'TSNamespaceExportDeclaration':
      return true
    case 'ImportDeclaration': {
      const specifiers = children(node, 'specifiers')
      return isType(node.importKind) || (specifiers.length > 0 && specifiers.every((one) => isType(one.importKind)))
    }
    case 'TSImportEqualsDeclaration':
      return isType(node.importKind)
    case 'ExportAllDeclaration':
      return isType(node.exportKind)
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration': {
      const declaration = child(node, 'declaration')
      return isType(node.exportKind) || (declaration !== null && isTypeOnly(declaration))
    }
    case 'ClassProperty':
      return node.declare === true || node.abstract === true
    case 'VariableDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
      return node.declare === true
    default:
      return false
  }
}

const isType = (kind: unknown) => kind === 'type' || kind === 'typeof'
