'use client'

import MenuIcon from 'lucide-react/icons/menu'
import X from 'lucide-react/icons/x'
import { type ReactNode, useRef } from 'react'
import { buttonLook } from '../ui/button.tsx'
import { NavList } from './nav-list.tsx'
import type { NavGroup } from './navigation.ts'

/** Navigation at phone width: a sheet from the bottom edge, where the thumb is. `children` is the user menu. */
export function PhoneNav({ groups, children }: { groups: readonly NavGroup[]; children: ReactNode }) {
  const sheetRef = useRef<HTMLDialogElement>(null)
  const close = () => sheetRef.current?.close()
  return (
    <div className="md:hidden">
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label="Open the menu"
        onClick={() => sheetRef.current?.showModal()}
        className={buttonLook({ variant: 'quiet', size: 'icon' })}
      >
        <MenuIcon aria-hidden="true" />
      </button>
      <dialog
        ref={sheetRef}
        aria-label="Menu"
        // A press on the backdrop lands on the dialog itself; Escape closes a dialog by itself.
        onPointerDown={(event) => {
          if (event.target === event.currentTarget) close()
        }}
        className="fixed inset-x-0 top-auto bottom-0 m-0 max-h-[86dvh] w-full max-w-none rounded-t-lg border-t border-line bg-panel"
      >
        <div className="flex max-h-[86dvh] flex-col p-3">
          <div className="flex items-center justify-between pb-1 pl-2">
            <p className="text-sm font-semibold">Menu</p>
            <button
              type="button"
              onClick={close}
              aria-label="Close the menu"
              className={buttonLook({ variant: 'quiet', size: 'icon' })}
            >
              <X aria-hidden="true" />
            </button>
          </div>
          <NavList groups={groups} onFollow={close} />
          <div className="mt-2 border-t border-line pt-2">{children}</div>
        </div>
      </dialog>
    </div>
  )
}
