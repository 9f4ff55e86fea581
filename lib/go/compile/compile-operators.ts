import { GoPanic } from '../machine/go-error.ts'
import type { Env } from '../machine/machine.ts'
import type { Meter } from '../machine/meter.ts'
import {
  assignable,
  type BasicType,
  BOOL,
  isBasic,
  pointer,
  type Type,
  typeName,
  UNKNOWN,
  untyped,
} from '../machine/types.ts'
import { Cell, equal, nilDereference } from '../machine/values.ts'
import type { GoNode } from '../read/node.ts'
import { children, isExpression } from '../read/parse.ts'
import { broken, type Typed, type Within } from './compilation.ts'
import { compileExpression } from './compile-expressions.ts'

/** `!x`, `-x`, `&x`, `*x` */
export function compileUnary(node: GoNode, within: Within): Typed {
  const { on } = within
  const operator = on.source(node.firstChild ?? node)
  const operandNode = children(node).find(isExpression)
  if (!operandNode) return broken()
  if (operator === '<-') return on.refuse(node, 'Receiving from a channel', 'Take it out.')
  const operand = compileExpression(operandNode, within)
  const { type } = operand
  switch (operator) {
    case '!':
      if (type.kind !== 'bool' && type.kind !== 'unknown') {
        on.report(
          node,
          'wrong-type',
          `invalid operation: operator ! not defined on ${on.describe(operandNode, operand)}`,
        )
      }
      return { type: type.kind === 'bool' ? type : BOOL, run: (env) => operand.run(env) !== true }
    case '&': {
      if (operandNode.name === 'TypedLiteral') {
        return { type: pointer(type), run: (env) => new Cell(operand.run(env), type) }
      }
      const { cell } = operand
      if (!cell) {
        if (type.kind !== 'unknown' && !operand.assign) {
          on.report(
            node,
            'no-address',
            `invalid operation: cannot take address of ${on.describe(operandNode, operand)}`,
          )
          return broken()
        }
        return on.refuse(node, 'A pointer to part of a value', 'Put it into a variable first.')
      }
      return { type: pointer(type), run: cell }
    }
    case '*': {
      if (type.kind !== 'pointer') {
        if (type.kind !== 'unknown') {
          on.report(node, 'wrong-type', `invalid operation: cannot indirect ${on.describe(operandNode, operand)}`)
        }
        return broken()
      }
      const cellOf = (env: Env): Cell => {
        const held = operand.run(env)
        return held instanceof Cell ? held : nilDereference()
      }
      return {
        type: type.elem,
        run: (env) => cellOf(env).value,
        cell: cellOf,
        assign: (env, value) => {
          cellOf(env).value = value
        },
      }
    }
    default:
      if (type.kind !== 'int' && type.kind !== 'float' && type.kind !== 'unknown') {
        on.report(
          node,
          'wrong-type',
          `invalid operation: operator ${operator} not defined on ${on.describe(operandNode, operand)}`,
        )
      }
      if (operator === '^') return { type, run: (env) => ~Number(operand.run(env)) }
      return { type, run: (env) => (operator === '-' ? -Number(operand.run(env)) : operand.run(env)) }
  }
}

/** `a && b`, `a == b`, `a + b` and the rest. */
export function compileBinary(node: GoNode, within: Within): Typed {
  const { on } = within
  const parts = children(node)
  const [leftNode, rightNode] = parts.filter(isExpression)
  const operatorNode = parts[1]
  if (!leftNode || !rightNode || !operatorNode) return broken()
  const left = compileExpression(leftNode, within)
  const right = compileExpression(rightNode, within)
  const operator = on.source(operatorNode)
  const isLogic = operator === '&&' || operator === '||'
  const isComparison = operatorNode.name === 'CompareOp'
  const type = agreed(left.type, right.type)
  if (!type) {
    on.report(
      node,
      'mismatched-types',
      `invalid operation: ${on.shown(node)} (mismatched types ${shownType(left.type)} and ${shownType(right.type)})`,
    )
    return broken(isComparison || isLogic ? BOOL : UNKNOWN)
  }
  const problem = notDefined(operator, type, left.type, right.type)
  if (problem) on.report(node, 'wrong-type', `invalid operation: ${on.shown(node)} (${problem})`)
  if (isLogic) {
    const stops = operator === '||'
    return {
      type: type.kind === 'bool' ? type : BOOL,
      run: (env) => (left.run(env) === stops ? stops : right.run(env) === true),
    }
  }
  if (isComparison) return { type: BOOL, run: (env) => compared(operator, left.run(env), right.run(env), on.machine) }
  const isInt = type.kind === 'int'
  return { type, run: (env) => calculated(operator, left.run(env), right.run(env), isInt, on.machine) }
}

function shownType(type: Type): string {
  return isBasic(type) && type.untyped ? `untyped ${type.kind}` : typeName(type)
}

/** The type in which two operands meet; null where they do not. */
function agreed(left: Type, right: Type): Type | null {
  if (left.kind === 'unknown') return right.kind === 'nil' ? UNKNOWN : right
  if (right.kind === 'unknown') return left
  if (left.kind === 'none' || right.kind === 'none' || left.kind === 'tuple' || right.kind === 'tuple') return null
  if (isBasic(left) && left.untyped && isBasic(right) && right.untyped) {
    if (left.kind === right.kind) return left
    const numbers = ['int', 'float']
    return numbers.includes(left.kind) && numbers.includes(right.kind) ? untyped('float') : null
  }
  if (assignable(right, left)) return left
  return assignable(left, right) ? right : null
}

function notDefined(operator: string, type: Type, left: Type, right: Type): string | null {
  if (type.kind === 'unknown') return null
  if (operator === '&&' || operator === '||') {
    return type.kind === 'bool' ? null : `operator ${operator} not defined on ${typeName(type)}`
  }
  if (operator === '==' || operator === '!=') {
    const withNil = left.kind === 'nil' || right.kind === 'nil'
    const uncomparable = ['slice', 'map', 'func'].includes(type.kind)
    return uncomparable && !withNil ? `${type.kind} can only be compared to nil` : null
  }
  const ordered = ['string', 'int', 'float', 'unknown']
  const allowed = operator === '+' || /^[<>]=?$/.test(operator) ? ordered : ['int', 'float']
  return allowed.includes(type.kind) ? null : `operator ${operator} not defined on ${typeName(type as BasicType)}`
}

function compared(operator: string, a: unknown, b: unknown, meter: Meter): boolean {
  switch (operator) {
    case '==':
      return equal(a, b, meter)
    case '!=':
      return !equal(a, b, meter)
    case '<':
      return (a as string) < (b as string)
    case '<=':
      return (a as string) <= (b as string)
    case '>':
      return (a as string) > (b as string)
    default:
      return (a as string) >= (b as string)
  }
}

/** Go's arithmetic; whole numbers stay whole. */
export function calculated(operator: string, a: unknown, b: unknown, isInt: boolean, meter: Meter): unknown {
  if (typeof a === 'string' || typeof b === 'string') {
    const sum = String(a) + String(b)
    meter.fits(sum.length)
    meter.charge(sum.length)
    return sum
  }
  const [x, y] = [Number(a), Number(b)]
  switch (operator) {
    case '+':
      return x + y
    case '-':
      return x - y
    case '*':
      return x * y
    case '/':
    case '%':
      if (y === 0 && isInt) throw new GoPanic('runtime error: integer divide by zero')
      return operator === '%' ? x % y : isInt ? Math.trunc(x / y) : x / y
    case '<<':
      return x * 2 ** y
    case '>>':
      return Math.floor(x / 2 ** y)
    case '&':
      return x & y
    case '|':
      return x | y
    case '^':
      return x ^ y
    default:
      return x & ~y
  }
}
