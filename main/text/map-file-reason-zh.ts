/** What an import found in archives, map files and tile archives, in words. */
import type { ImportProblem } from '../core/import/problem.ts';

const list = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join('、')} 等 ${names.length} 个` : names.join('、');

/** Null for what is no reason of this part. */
export function mapFileReasonText(problem: ImportProblem): string | null {
  switch (problem.reason) {
    case 'zip-broken':
      return '压缩包不完整或已损坏；请重新压缩或重新拷贝。';
    case 'zip-entry-broken':
      return `压缩包里的“${problem.name}”已损坏（校验不符）；请重新压缩或重新拷贝。`;
    case 'zip-encrypted':
      return `压缩包里的“${problem.name}”加了密码；请先解压，再导入解压后的文件。`;
    case 'zip-method':
      return `压缩包里的“${problem.name}”用了不支持的压缩方法；请用普通 zip 重新压缩。`;
    case 'zip-name-unsafe':
      return `压缩包里有可疑的文件名“${problem.name}”，整个压缩包都没有读取；请核对来源。`;
    case 'zip-entry-twice':
      return `压缩包里有两个“${problem.name}”，无法判断用哪一个；请删掉其中一个。`;
    case 'zip-nested':
      return `压缩包里还有压缩包“${problem.name}”；请先解压这一层。`;
    case 'zip-nothing':
      return '压缩包里没有可以导入的文件；请检查压缩包的内容。';
    case 'zip-left-out':
      return `压缩包里的这些文件用不到，没有读取：${list(problem.names)}。`;
    case 'too-many-entries':
      return `压缩包里的文件超过 ${problem.most} 个；请只保留要导入的文件。`;
    case 'unpacked-too-large':
      return `解压后超过 ${problem.most} MB 的上限，没有继续读取；请分成几个文件导入。`;
    case 'unpacked-ratio':
      return `解压后的大小超过原文件的 ${problem.most} 倍，像是压缩炸弹，没有继续读取；请核对来源。`;
    case 'file-broken':
      return '文件已损坏，无法读取；请重新导出或重新拷贝。';
    case 'too-many-features':
      return `图形超过 ${problem.most} 个的上限；请分成几个文件导入。`;
    case 'too-many-vertices':
      return `坐标点超过 ${problem.most} 个的上限；请先简化或分成几个文件导入。`;
    case 'too-many-cells':
      return `单元格超过 ${problem.most} 个的上限；请去掉用不到的字段，或分成几个文件导入。`;
    case 'not-shapefile':
      return '.shp 文件的开头不对，不是 shapefile；请重新导出。';
    case 'shp-missing':
      return '没有同名的 .shp 文件，只读取了属性，没有图形；请把 .shp、.dbf、.shx、.prj 一起选中。';
    case 'dbf-missing':
      return '没有同名的 .dbf 文件，只有图形，没有名称等属性；请把 .shp、.dbf、.shx、.prj 一起选中。';
    case 'not-dbf':
      return '.dbf 文件的表头不对，无法读取属性；请重新导出。';
    case 'file-cut':
      return `文件在第 ${problem.read} 条之后中断，应有 ${problem.said} 条；请重新拷贝或重新导出。`;
    case 'shapes-differ':
      return `图形有 ${problem.shapes} 个，属性有 ${problem.rows} 行，两者不符；.shp 和 .dbf 可能不是同一份，请核对。`;
    case 'rows-deleted':
      return `有 ${problem.rows} 行在 .dbf 里标记为已删除，没有读取。`;
    case 'encoding-differs':
      return `文件写明文字编码是 ${problem.said}，实际是 ${problem.taken}；已按 ${problem.taken} 读取。`;
    case 'text-undecodable':
      return '文字编码有误，有的字读不出来；请核对这一格。';
    case 'memo-left-out':
      return '这一列的长文字存在另外的文件里，没有读取。';
    case 'feature-broken':
      return '图形的数据已损坏，读不出来；请重新导出这个图形。';
    case 'geometry-unsupported':
      return `图形是“${problem.found}”，不能使用；请转换为点、线或面。`;
    case 'not-topojson':
      return '不是 TopoJSON 文件，或其中的弧段有误；请重新导出。';
    case 'not-xml':
      return problem.line === undefined
        ? '不是完整的 XML 文件；请重新导出。'
        : `第 ${problem.line} 行起不是完整的 XML；请重新导出。`;
    case 'xml-doctype':
      return '文件里有 DOCTYPE 或实体声明，为安全起见没有读取；请用其他软件重新导出。';
    case 'network-link':
      return `有 ${problem.links} 个网络链接，没有打开；需要的内容请下载为 KML 后再导入。`;
    case 'not-kml':
      return '不是 KML 文件，或其中没有地标；请重新导出。';
    case 'not-gpx':
      return '不是 GPX 文件，或其中没有轨迹和航点；请重新导出。';
    case 'database-broken':
      return '数据库文件已损坏，没有读取；请重新导出或重新拷贝。';
    case 'not-geopackage':
      return '不是 GeoPackage 文件，或其中没有图层；请重新导出。';
    case 'database-open':
      return '还有改动没有写进数据库（同名的 -wal 文件）；请先在原软件里关闭该文件，再导入。';
    case 'parts-left-out':
      return `文件里的这些图片、栅格内容用不到，没有读取：${list(problem.names)}。`;
    case 'table-missing':
      return `目录里列出的表“${problem.table}”不存在或读不出来；请重新导出。`;
    case 'table-is-view':
      return `“${problem.table}”是视图，为安全起见没有读取；请另存为普通图层。`;
    case 'not-tiles':
      return '不是 PMTiles 或 MBTiles 底图文件，或文件头已损坏；请重新下载或重新导出。';
    case 'tiles-version':
      return `PMTiles 是第 ${problem.version} 版，只支持第 3 版；请用 pmtiles 工具转换。`;
    case 'tiles-empty':
      return '底图文件里没有瓦片；请重新导出。';
    case 'tiles-unsupported':
      return `底图的格式“${problem.found}”不能使用；请导出为 PNG、JPG、WebP 或 MVT 矢量瓦片。`;
    case 'tile-too-large':
      return `瓦片 ${problem.tile} 超过 ${problem.most} MB 的上限，整个底图没有导入；请重新切片。`;
    case 'tile-broken':
      return `瓦片 ${problem.tile} 已损坏，整个底图没有导入；请重新导出。`;
    case 'tiles-bounds':
      return '底图的范围或级别写得不对；请重新导出。';
    default:
      return null;
  }
}
