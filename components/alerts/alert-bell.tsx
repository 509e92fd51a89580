import Bell from 'lucide-react/icons/bell'
import Link from 'next/link'
import { buttonLook } from '#components/ui/button.tsx'
import { formatQuantity } from '#lib/platform/format/count.ts'

const mostShown = 99

/** The way to one's alerts, with how many wait. Rendered on the server; live updates render it again. */
export function AlertBell({ waiting }: { waiting: number }) {
  return (
    <Link
      href="/alerts"
      aria-label={
        waiting === 0
          ? 'Alerts, none waits for you'
          : `Alerts, ${formatQuantity(waiting, 'waits', 'wait')} for you`
      }
      className={buttonLook({
        variant: waiting === 0 ? 'quiet' : 'attention',
        className: 'min-w-8 max-md:min-w-10',
      })}
    >
      <Bell aria-hidden="true" />
      {waiting > 0 && (
        <span className="text-xs tabular-nums">{waiting > mostShown ? `${mostShown}+` : waiting}</span>
      )}
    </Link>
  )
}
