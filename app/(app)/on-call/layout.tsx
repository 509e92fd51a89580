import { guardedLayout } from '#lib/platform/auth/page.ts'

export default guardedLayout('on-call.read')
