# Writes the texts of NAME.yaml as C data: cmake -DOUT=FILE.c -DTEXTS="A.yaml;B.yaml" -P embed.cmake. Numbers, not a literal: some compilers take
# no literal of more than 64 KiB, and none needs to escape anything.
set(_data "")
set(_rows "")
set(_count 0)
foreach(_path IN LISTS TEXTS)
  get_filename_component(_name ${_path} NAME_WE)
  file(READ ${_path} _hex HEX)
  string(LENGTH "${_hex}" _digits)
  math(EXPR _length "${_digits} / 2")
  string(REGEX REPLACE "................................................................" "\\0\n" _hex "${_hex}") # 32 bytes a line
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\1,0x" _hex "${_hex}")
  string(REPLACE "\n0x" "\n    0x" _hex "${_hex}")
  string(REGEX REPLACE ",0x\n" ",\n    0x" _hex "${_hex}")
  string(APPEND _data "static const unsigned char text_${_count}[] = {\n    0x${_hex}00};\n")
  string(APPEND _rows "    {\"${_name}\", (const char *)text_${_count}, ${_length}},\n")
  math(EXPR _count "${_count} + 1")
endforeach()
file(WRITE ${OUT} "/* Made by src/titles/embed.cmake. */\n#include \"titles/titles.h\"\n\n${_data}\nconst emul__set_text emul__set_texts[] = {\n${_rows}};\nconst int32_t emul__set_text_count = ${_count};\n")
