# What an installation holds: libraries, headers, the program, CMake and pkg-config files, Debian packages. Included by the top CMakeLists.txt.
# Everything is found relative to the file that is read, so that an installation may be moved.

include(CMakePackageConfigHelpers)
set(_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/libemul)

foreach(_kind shared static) # one export set a kind: a distributor may split the static library off
  if(TARGET emul_${_kind})
    install(TARGETS emul_${_kind} EXPORT libemulTargets-${_kind}
      RUNTIME COMPONENT runtime
      LIBRARY COMPONENT runtime NAMELINK_COMPONENT dev
      ARCHIVE COMPONENT dev
      FILE_SET HEADERS COMPONENT dev)
    install(EXPORT libemulTargets-${_kind} NAMESPACE libemul:: DESTINATION ${_package_dir} COMPONENT dev)
  endif()
endforeach()

configure_package_config_file(src/libemulConfig.cmake.in libemulConfig.cmake INSTALL_DESTINATION ${_package_dir}
                              NO_SET_AND_CHECK_MACRO)
if(PROJECT_VERSION_MAJOR EQUAL 0) # before 1.0 every minor version may break
  write_basic_package_version_file(libemulConfigVersion.cmake COMPATIBILITY SameMinorVersion)
else()
  write_basic_package_version_file(libemulConfigVersion.cmake COMPATIBILITY SameMajorVersion)
endif()
install(FILES ${PROJECT_BINARY_DIR}/libemulConfig.cmake ${PROJECT_BINARY_DIR}/libemulConfigVersion.cmake
        DESTINATION ${_package_dir} COMPONENT dev)

# pkg-config: relocatable when the library directory is relative, correct when it is absolute (Nix, Guix).
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
  set(EMUL_PC_PREFIX "${CMAKE_INSTALL_PREFIX}")
else()
  file(RELATIVE_PATH _up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
  string(REGEX REPLACE "/$" "" _up "${_up}")
  set(EMUL_PC_PREFIX "\${pcfiledir}/${_up}")
endif()
set(EMUL_PC_LIBDIR "\${exec_prefix}")
set(EMUL_PC_INCLUDEDIR "\${prefix}")
cmake_path(APPEND EMUL_PC_LIBDIR "${CMAKE_INSTALL_LIBDIR}")
cmake_path(APPEND EMUL_PC_INCLUDEDIR "${CMAKE_INSTALL_INCLUDEDIR}")
set(_pc_needs "")
if(EMUL_READERS)
  list(APPEND _pc_needs yaml-0.1 libutf8proc)
endif()
if(EMUL_DIGEST)
  list(APPEND _pc_needs nettle)
endif()
list(JOIN _pc_needs " " EMUL_PC_REQUIRES_PRIVATE)
configure_file(libemul.pc.in libemul.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/libemul.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT dev)

if(TARGET emul_tool)
  if(NOT CMAKE_INSTALL_PREFIX STREQUAL "/usr" AND NOT APPLE) # in /usr the loader looks by itself
    file(RELATIVE_PATH _bin_to_lib "${CMAKE_INSTALL_FULL_BINDIR}" "${CMAKE_INSTALL_FULL_LIBDIR}")
    set_target_properties(emul_tool PROPERTIES INSTALL_RPATH "$ORIGIN/${_bin_to_lib}")
  endif()
  install(TARGETS emul_tool RUNTIME COMPONENT tool)
endif()

install(FILES docs/schema/explanation.schema.json docs/schema/result.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/libemul/schema
        COMPONENT dev)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright COMPONENT doc)
if(EXISTS ${PROJECT_SOURCE_DIR}/README.md)
  install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT doc)
endif()

if(PROJECT_IS_TOP_LEVEL)
  set(CPACK_VERBATIM_VARIABLES ON) # else CMP0010 warnings on "\\." in ignore patterns
  set(CPACK_PACKAGE_VENDOR "libemul contributors")
  set(CPACK_PACKAGE_CONTACT "libemul contributors")
  set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
  set(CPACK_COMPONENTS_ALL runtime dev doc)
  if(TARGET emul_tool)
    list(APPEND CPACK_COMPONENTS_ALL tool)
  endif()
  set(CPACK_DEB_COMPONENT_INSTALL ON)
  set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR})
  set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
  set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=") # the default "=" pins the exact version
  set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME libemul${EMUL_SOVERSION})
  set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
  set(CPACK_DEBIAN_DEV_PACKAGE_NAME libemul-dev)
  set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
  set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "libemul${EMUL_SOVERSION} (= ${PROJECT_VERSION})")
  if(EMUL_READERS)
    string(APPEND CPACK_DEBIAN_DEV_PACKAGE_DEPENDS ", libyaml-dev, libutf8proc-dev")
  endif()
  if(EMUL_DIGEST)
    string(APPEND CPACK_DEBIAN_DEV_PACKAGE_DEPENDS ", nettle-dev")
  endif()
  set(CPACK_DEBIAN_TOOL_PACKAGE_NAME emul)
  set(CPACK_DEBIAN_TOOL_PACKAGE_SECTION utils)
  set(CPACK_DEBIAN_TOOL_PACKAGE_DEPENDS "libemul${EMUL_SOVERSION} (>= ${PROJECT_VERSION})")
  set(CPACK_DEBIAN_DOC_PACKAGE_NAME libemul-doc)
  set(CPACK_DEBIAN_DOC_PACKAGE_SECTION doc)
  set(CPACK_DEBIAN_DOC_PACKAGE_ARCHITECTURE all)
  set(CPACK_SOURCE_IGNORE_FILES "/build/;/\\.git/")
  include(CPack)
endif()
