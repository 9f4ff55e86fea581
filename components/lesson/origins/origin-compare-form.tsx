'use client'

import { useEffect, useId, useRef, useState } from 'react'
import type { Comparison } from '@/lib/lessons/compare-origins.ts'
import type { AddressProblem } from '@/lib/lessons/parse-address.ts'
import { OriginTable } from './origin-table.tsx'

export interface Preset {
  readonly name: string
  readonly first: string
  readonly second: string
  readonly result: Comparison
}

/** Mostly the Public Suffix List, so it is loaded only when the user types. */
const loadCompare = async () => (await import('@/lib/lessons/compare-origins.ts')).compareOrigins

/** The comparison as a form: two addresses, the verdict, the parts, and examples to start with. */
export function OriginCompareForm({ presets }: { presets: readonly Preset[] }) {
  const [pair, setPair] = useState({ first: presets[0]?.first ?? '', second: presets[0]?.second ?? '' })
  const [result, setResult] = useState<Comparison | undefined>(presets[0]?.result)
  const [trouble, setTrouble] = useState(false)
  const [announced, setAnnounced] = useState('')
  const latest = useRef(pair)
  const touched = useRef(false)
  const heading = useId()
  const says = result?.ok ? result.comparison.says.join(' ') : (result?.second ?? result?.first)?.says

  // Screen readers announce the verdict when the typing pauses, not at every key.
  useEffect(() => {
    if (!touched.current || !says) return
    const timer = setTimeout(() => setAnnounced(says), 700)
    return () => clearTimeout(timer)
  }, [says])

  const show = (next: typeof pair, known?: Comparison) => {
    touched.current = true
    latest.current = next
    setPair(next)
    if (known) {
      setResult(known)
      return
    }
    loadCompare().then(
      (compare) => {
        setTrouble(false)
        if (latest.current === next) setResult(compare(next.first, next.second))
      },
      () => setTrouble(true),
    )
  }
  const problem = (side: 'first' | 'second') => (result && !result.ok ? result[side] : null)

  return (
    <section
      aria-labelledby={heading}
      data-testid="origin-compare"
      className="mb-6 rounded-[14px] border border-line-strong bg-panel p-5 text-[15.5px] leading-[1.5] shadow-card sm:p-6"
    >
      <noscript>
        <style>{'.needs-script { display: none }'}</style>
      </noscript>
      <h3 id={heading} className="font-display text-[20px] leading-tight font-[680] tracking-[-0.012em]">
        Two addresses, compared
      </h3>
      <fieldset className="needs-script mt-3 flex flex-wrap gap-2">
        <legend className="sr-only">Examples</legend>
        {presets.map((preset) => (
          <button
            key={preset.name}
            type="button"
            className="button aria-pressed:border-ink"
            aria-pressed={preset.first === pair.first && preset.second === pair.second}
            onClick={() => show({ first: preset.first, second: preset.second }, preset.result)}
          >
            {preset.name}
          </button>
        ))}
      </fieldset>
      <div className="needs-script mt-4 grid gap-3">
        {(['first', 'second'] as const).map((side) => (
          <AddressField
            key={side}
            label={side === 'first' ? 'First address' : 'Second address'}
            value={pair[side]}
            problem={problem(side)}
            onChange={(value) => show({ ...pair, [side]: value })}
          />
        ))}
      </div>
      {trouble && (
        <p className="mt-3! mb-0! text-stop">
          The comparison could not be loaded. Check the connection, then change an address again.
        </p>
      )}
      {result?.ok && (
        <div className="needs-script">
          <OriginTable result={result} />
        </div>
      )}
      <p className="sr-only" role="status">
        {announced}
      </p>
      <details className="needs-script mt-5 border-t border-line pt-3">
        <summary className="cursor-pointer text-[14.5px] text-soft hover:text-ink">The examples as a list</summary>
        <PresetList presets={presets} />
      </details>
      <noscript>
        <PresetList presets={presets} />
      </noscript>
    </section>
  )
}

interface FieldProps {
  label: string
  value: string
  problem: AddressProblem | null
  onChange: (value: string) => void
}

function AddressField({ label, value, problem, onChange }: FieldProps) {
  const id = useId()
  const suggestion = problem?.suggestion
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-[14px] text-soft">
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode="url"
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        dir="ltr"
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onFocus={() => void loadCompare().catch(() => {})}
        onChange={(e) => onChange(e.target.value)}
        className={`h-[42px] w-full rounded-lg border bg-paper px-3 font-mono text-[14px] [font-feature-settings:'calt'_0] ${problem ? 'border-stop' : 'border-line-strong'}`}
      />
      {problem && (
        <p id={`${id}-problem`} className="mt-1.5! mb-0! text-[14.5px]">
          <span className="text-stop">{problem.says}</span>{' '}
          {suggestion && (
            <button type="button" className="link text-left break-all" onClick={() => onChange(suggestion)}>
              Use <code>{suggestion}</code>
            </button>
          )}
        </p>
      )}
    </div>
  )
}

function PresetList({ presets }: { presets: readonly Preset[] }) {
  return (
    <ul className="mt-2! mb-0! list-none! p-0!">
      {presets.map((preset) => (
        <PresetRow key={preset.name} preset={preset} />
      ))}
    </ul>
  )
}

/** One example with its verdict, in words. */
function PresetRow({ preset }: { preset: Preset }) {
  const { first, second, result } = preset
  if (!result.ok) return null
  const { sameOrigin, sameSite, differs } = result.comparison
  const parts = differs.length > 0 ? ` (${differs.join(', ')})` : ''
  return (
    <li className="m-0! border-t border-line p-0! py-2!">
      <code className="block bg-transparent! p-0! text-[12.5px]! leading-[1.6] break-all">{first}</code>
      <code className="block bg-transparent! p-0! text-[12.5px]! leading-[1.6] break-all">{second}</code>
      <span className="text-[14px] text-soft">
        {sameOrigin ? 'Same origin' : `Cross-origin${parts}`}, {sameSite ? 'same site' : 'cross-site'}
      </span>
    </li>
  )
}
