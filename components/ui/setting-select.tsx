interface Props<Value extends string> {
  label: string
  /** Undefined: the first choice, which is the default. */
  value: Value | undefined
  /** The words of the default. */
  byDefault: string
  /** In their order. */
  choices: readonly (readonly [value: Value, words: string])[]
  onChange: (value: Value | undefined) => void
}

/** One setting of a document that has a default, with its label above. */
export function SettingSelect<Value extends string>({ label, value, byDefault, choices, onChange }: Props<Value>) {
  return (
    <label className="grid gap-1.5 text-[14px] font-semibold">
      {label}
      <select
        className="h-9 min-w-0 rounded-lg border border-line-strong bg-paper px-2 font-normal"
        value={value ?? ''}
        onChange={(e) => onChange(choices.find(([each]) => each === e.target.value)?.[0])}
      >
        <option value="">{byDefault}</option>
        {choices.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
