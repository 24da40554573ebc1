import { BUILT_IN_HELPERS } from './built-in.ts'
import { ENUM_HELPERS } from './enums.ts'
import type { Helper } from './helper.ts'
import { TEXT_HELPERS } from './text.ts'
import { TIME_HELPERS } from './time.ts'
import { UNIT_HELPERS } from './units.ts'

/** Every function that an expression may call, by its name without the dollar sign. */
export const HELPERS: Readonly<Record<string, Helper>> = {
  ...TIME_HELPERS,
  ...ENUM_HELPERS,
  ...UNIT_HELPERS,
  ...BUILT_IN_HELPERS,
  ...TEXT_HELPERS,
}

export function helperNamed(name: string): Helper | undefined {
  return Object.hasOwn(HELPERS, name) ? HELPERS[name] : undefined
}
