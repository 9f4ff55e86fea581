import type { ReactNode } from 'react'

/** A notice, above everything else until it is closed. */
export function Notice({ says, onClose, children }: { says: string; onClose: () => void; children?: ReactNode }) {
  return (
    <p
      role="status"
      className="flex flex-none items-center gap-4 border-b border-line bg-gate-bg px-4 py-2 text-[14px] text-gate sm:px-[18px]"
    >
      <span className="flex-1">{says}</span>
      {children}
      <button type="button" className="link" onClick={onClose}>
        Close
      </button>
    </p>
  )
}

/** What the person has to know, as long as it is so. */
export function Warning({ role, says }: { role: 'status' | 'alert'; says: string }) {
  return (
    <p role={role} className="flex-none border-b border-line bg-pre-bg px-4 py-2 text-[14px] text-pre sm:px-[18px]">
      {says}
    </p>
  )
}
