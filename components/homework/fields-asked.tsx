import { Plus, Trash2 } from 'lucide-react'
import { withField, withFieldChanged, withoutField } from '@/lib/homework/edit-assignment.ts'
import { MOST_FIELDS } from '@/lib/homework/parse-homework.ts'
import type { Editing } from './chosen-exercises.tsx'

/** What students are asked for beside their answers. */
export function FieldsAsked({ assignment, change }: Editing) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-[15px] font-semibold">Students are asked for</legend>
      {assignment.fields.map(({ id, label, required }, index) => (
        <div key={id} className="flex items-center gap-2">
          <input
            aria-label={`Field ${index + 1}`}
            className="h-10 min-w-0 flex-1 rounded-[10px] border border-line-strong bg-panel px-3 text-[16px]"
            value={label}
            maxLength={200}
            onChange={(event) => change((now) => withFieldChanged(now, id, { label: event.target.value }))}
          />
          <label className="flex items-center gap-1.5 text-[14.5px]">
            <input
              type="checkbox"
              checked={required}
              onChange={(event) => change((now) => withFieldChanged(now, id, { required: event.target.checked }))}
            />
            needed
          </label>
          <button
            type="button"
            className="icon-button"
            aria-label={`Do not ask for “${label}”`}
            onClick={() => change((now) => withoutField(now, id))}
          >
            <Trash2 size={16} aria-hidden />
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button h-9 justify-self-start"
        disabled={assignment.fields.length >= MOST_FIELDS}
        onClick={() => change(withField)}
      >
        <Plus size={15} aria-hidden /> Another field
      </button>
    </fieldset>
  )
}
