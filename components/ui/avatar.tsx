/** A person's initials in a disc. Decoration: the name must stand beside it. */
export function Avatar({ name }: { name: string }) {
  const parts = name.split(/\s+/).filter((part) => part !== '')
  const first = parts[0] ?? '?'
  const last = parts.length > 1 ? (parts.at(-1) ?? '') : ''
  const initials = last === '' ? first.slice(0, 2) : `${first.charAt(0)}${last.charAt(0)}`
  return (
    <span
      aria-hidden="true"
      className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-2xs font-semibold text-accent uppercase"
    >
      {initials}
    </span>
  )
}
