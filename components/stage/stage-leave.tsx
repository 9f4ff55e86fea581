interface Props {
  /** The key that leaves; undefined where it has none. */
  leaveKey: string | undefined
  /** What other keys do now, in words. */
  keys: string
  onLeave: () => void
}

/** After Escape: whether to leave the stage. In front of a class that is no accident, so it takes another key, or a press. */
export function StageLeave({ leaveKey, keys, onLeave }: Props) {
  return (
    <div className="stage-hint stage-leave" role="status">
      <button type="button" onClick={onLeave}>
        Leave the stage{leaveKey && ` (${leaveKey})`}
      </button>{' '}
      {keys}
    </div>
  )
}
