/** Wording of sign-off: steps, proof, batches. */
export const signoffZh = {
  'role.village': '村干部',
  'who.unit': '所属单位',
  'who.unitAll': '不限单位',
} as const;
