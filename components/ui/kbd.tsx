/** A key cap. Keys pressed together or in turn are given apart: `<Kbd keys={['g', 'p']} />`. */
export function Kbd({ keys }: { keys: readonly string[] }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      {keys.map((key) => (
        <kbd
          key={key}
          className="min-w-4 rounded-sm border border-line bg-paper px-1 text-center font-mono text-2xs/[1.05rem] font-normal text-ink-3"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
