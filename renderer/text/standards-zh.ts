/** Wording of exit standards. */
export const standardsZh = {
  'tab.exit': '出列',
  'refuse.standard-in-use': '“{standard}”第 {version} 版已有登记，不能再改，请另存为新的一版。',
  'refuse.mark.bad-name': '编号“{id}”不是“单位|标准|条目”的写法，请核对。',
  'refuse.mark.unknown-owner': '没有编号为“{owner}”的单位或户，请核对。',
  'refuse.mark.unknown-standard': '没有“{standard}”这一版标准，请核对。',
  'refuse.mark.wrong-level': '“{name}”不用于这一级，请核对。',
  'refuse.mark.unknown-item': '“{name}”里没有“{item}”这一条，请核对。',
  'refuse.mark.bad-day': '日期“{day}”不存在，请核对。',
  'refuse.mark.in-the-future': '日期 {day} 还没有到，请核对。',
  'refuse.mark.says-nothing': '“{item}”没有填结论，也没有填数字，请填写后再保存。',
  'refuse.mark.needs-why': '“{item}”不达标或不适用时要写明原因，请补上后再保存。',
  'refuse.mark.computed': '“{item}”由数据计算，要另作认定请写明理由。',
  'refuse.mark.stated-by-hand': '“{item}”没有可以核对的数字，请只填结论。',
} as const;
