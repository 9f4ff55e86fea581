'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useId, useState } from 'react'
import { CODE_LENGTH, codeIn } from '@/lib/class/class-code.ts'
import { forgetOldClasses } from './class-device.ts'

/** A code of a class, typed in any way that a person may write it. */
export function JoinForm() {
  const router = useRouter()
  const [trouble, setTrouble] = useState('')
  const label = useId()
  const hint = useId()
  useEffect(() => forgetOldClasses(), [])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const code = codeIn(String(new FormData(event.currentTarget).get('code')))
        if (code) router.push(`/class/${code}`)
        else setTrouble(`A code has ${CODE_LENGTH} letters and digits. Look at it again.`)
      }}
    >
      <label htmlFor={label} className="text-[16px] font-semibold">
        Code of the class
      </label>
      <input
        id={label}
        name="code"
        required
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        aria-describedby={hint}
        aria-invalid={trouble !== ''}
        onChange={() => setTrouble('')}
        className="mt-2 block h-16 w-full rounded-[12px] border border-line-strong bg-panel px-4 text-center font-mono text-[30px] tracking-[0.12em] uppercase"
      />
      <p
        id={hint}
        role={trouble ? 'alert' : undefined}
        className={`mt-2 text-[15px] ${trouble ? 'text-stop' : 'text-soft'}`}
      >
        {trouble || 'It is shown in front, as in C4F 9QX. No account and no name is needed.'}
      </p>
      <button type="submit" className="button button-run mt-4 h-14 w-full text-[18px]">
        Join
      </button>
    </form>
  )
}
