import { X } from 'lucide-react'
import type { Notice } from './use-notice.ts'

/** Shows the result of an export. Always in the page, so that screen readers announce changes. */
export function NoticeBubble({
  notice,
  onClose,
  className,
}: {
  notice: Notice | null
  onClose: () => void
  className: string
}) {
  return (
    <span className={className}>
      <output
        aria-live="polite"
        data-testid="export-notice"
        className={
          notice
            ? 'block rounded-[8px] border border-line-strong bg-panel px-3 py-1.5 text-[13px] leading-snug text-ink shadow-card'
            : 'sr-only'
        }
      >
        {notice?.says}
      </output>
      {notice?.text !== undefined && (
        <span className="mt-1 flex items-start gap-1 rounded-[8px] border border-line-strong bg-panel p-1.5 shadow-card">
          <textarea
            readOnly
            aria-label="Text to copy"
            value={notice.text}
            rows={5}
            onFocus={(e) => e.target.select()}
            className="min-w-0 flex-1 rounded-md border border-line bg-paper p-2 font-mono text-[12px]"
          />
          <button type="button" className="icon-button flex-none" aria-label="Close" onClick={onClose}>
            <X size={15} aria-hidden />
          </button>
        </span>
      )}
    </span>
  )
}
