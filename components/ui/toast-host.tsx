'use client'

import dynamic from 'next/dynamic'
import { useSyncExternalStore } from 'react'
import { hasWaitingNotice, onFirstNotice } from './notify.ts'

const Toaster = dynamic(() => import('./toaster.tsx').then((module) => module.Toaster), { ssr: false })

/** Where notices appear. Mounted once, at the root; its code is fetched with the first notice. */
export function ToastHost() {
  const isWanted = useSyncExternalStore(onFirstNotice, hasWaitingNotice, () => false)
  return isWanted ? <Toaster /> : null
}
