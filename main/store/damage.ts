import type { Failure } from '#shared/failures'

/** Why a file of the library cannot be taken for what it should be. */
export type Damage = { readonly kind: 'newer'; readonly version: string } | { readonly kind: 'damaged'; readonly where: string }

export function damageToFailure(damage: Damage, file: string): Failure {
  return damage.kind === 'newer'
    ? { code: 'library-newer', values: { file, version: damage.version } }
    : { code: 'library-damaged', values: { file, where: damage.where } }
}
