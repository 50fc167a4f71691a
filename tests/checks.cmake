# Tests that are no programs of ours: the layers, the style, what the library exports and imports, its package. Included by tests/CMakeLists.txt.

function(emul_add_check name kind)
  add_test(NAME ${kind}.${name} COMMAND ${ARGN})
  set_tests_properties(${kind}.${name} PROPERTIES LABELS ${kind} TIMEOUT 900)
endfunction()

find_program(EMUL_SH sh REQUIRED)
find_program(EMUL_CXX NAMES g++ clang++ c++)
find_program(EMUL_CLANG_FORMAT NAMES clang-format-14 clang-format)
set(_tools ${CMAKE_CURRENT_SOURCE_DIR}/tools)
set(_abi ${CMAKE_CURRENT_SOURCE_DIR}/abi)

emul_add_check(selftest style ${EMUL_SH} ${_tools}/selftest.sh ${PROJECT_SOURCE_DIR})
emul_add_check(layering style ${EMUL_SH} ${_tools}/layering.sh ${PROJECT_SOURCE_DIR})
emul_add_check(forbidden style ${EMUL_SH} ${_tools}/forbidden.sh ${PROJECT_SOURCE_DIR})
emul_add_check(function_length style ${EMUL_SH} ${_tools}/function_length.sh ${PROJECT_SOURCE_DIR})
emul_add_check(listed style ${EMUL_SH} ${_tools}/listed.sh ${PROJECT_SOURCE_DIR})
if(EMUL_CLANG_FORMAT)
  emul_add_check(format style ${EMUL_SH} ${_tools}/format.sh ${PROJECT_SOURCE_DIR} ${EMUL_CLANG_FORMAT})
endif()

emul_add_check(pinned abi ${EMUL_SH} ${_abi}/check_pinned.sh ${PROJECT_SOURCE_DIR})
emul_add_check(header_alone_c abi ${EMUL_SH} ${_tools}/header_alone.sh ${PROJECT_SOURCE_DIR} ${CMAKE_C_COMPILER} c)
if(EMUL_CXX)
  emul_add_check(header_alone_cxx abi ${EMUL_SH} ${_tools}/header_alone.sh ${PROJECT_SOURCE_DIR} ${EMUL_CXX} c++)
endif()

set(_plain_build TRUE) # sanitizers and coverage add names and variables of their own
if(EMUL_SANITIZE OR CMAKE_C_FLAGS_DEBUG MATCHES "coverage")
  set(_plain_build FALSE)
endif()
if(TARGET emul_shared AND EMUL_HAVE_VERSION_SCRIPT AND _plain_build)
  emul_add_check(exports abi ${EMUL_SH} ${_abi}/check_exports.sh ${PROJECT_SOURCE_DIR} $<TARGET_FILE:emul_shared> ${EMUL_SOVERSION})
  emul_add_check(imports abi ${EMUL_SH} ${_abi}/check_imports.sh $<TARGET_FILE:emul_shared> $<BOOL:${EMUL_READERS}>
                 $<BOOL:${EMUL_DIGEST}>)
  emul_add_check(state abi ${EMUL_SH} ${_abi}/check_state.sh $<TARGET_FILE:emul_static>)
  if(EMUL_INSTALL AND EMUL_CXX)
    emul_add_check(consumers package ${EMUL_SH} ${CMAKE_CURRENT_SOURCE_DIR}/package/run.sh ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}
                   ${PROJECT_VERSION} $<BOOL:${EMUL_READERS}> ${CMAKE_C_COMPILER} ${EMUL_CXX} ${CMAKE_INSTALL_LIBDIR})
  endif()
endif()

if(DOXYGEN_FOUND)
  emul_add_check(reference style ${EMUL_SH} ${_tools}/reference.sh ${DOXYGEN_EXECUTABLE} ${PROJECT_BINARY_DIR}/docs)
endif()

# A Python that can read JSON schemas, perhaps beside one that cannot.
set(EMUL_PYTHON "")
foreach(_python python3 /usr/bin/python3)
  if(NOT EMUL_PYTHON)
    execute_process(COMMAND ${_python} -c "import fastjsonschema" RESULT_VARIABLE _python_lacks OUTPUT_QUIET ERROR_QUIET)
    if(NOT _python_lacks)
      set(EMUL_PYTHON ${_python})
    endif()
  endif()
endforeach()

# Explanations judged from outside: emul_add_explained(NAME FOLDER PERIOD [N M]), the first N subjects and every M-th of the others.
function(emul_add_explained name folder period)
  emul_add_check(explanations-${name} golden ${EMUL_PYTHON} -B ${CMAKE_CURRENT_SOURCE_DIR}/golden/explanations.py ${PROJECT_SOURCE_DIR}
                 $<TARGET_FILE:explained> ${folder} ${period} ${ARGN})
endfunction()
if(EMUL_PYTHON)
  emul_add_check(schema docs ${EMUL_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/docs/schema.py ${PROJECT_SOURCE_DIR})
endif()
if(EMUL_PYTHON AND EMUL_READERS AND TARGET emul_tool)
  emul_add_check(fairness golden ${EMUL_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/golden/fairness.py $<TARGET_FILE:emul_tool> ${PROJECT_SOURCE_DIR})
endif()
if(EMUL_PYTHON AND EMUL_READERS AND TARGET emul_shared AND _plain_build)
  emul_add_check(columns-python docs ${EMUL_SH} ${CMAKE_CURRENT_SOURCE_DIR}/docs/columns.sh ${PROJECT_SOURCE_DIR} ${EMUL_PYTHON}
                 $<TARGET_FILE:emul_shared>)
endif()
if(EMUL_PYTHON AND EMUL_READERS)
  set(_examples ${PROJECT_SOURCE_DIR}/examples)
  set(_golden ${CMAKE_CURRENT_SOURCE_DIR}/golden)
  emul_add_explained(cao-bang-2023 ${_examples}/cao-bang-2023 2023)
  emul_add_explained(cao-bang-people ${_examples}/cao-bang-people 2023)
  emul_add_explained(commune-health-2023 ${_examples}/commune-health-2023 2023)
  emul_add_explained(hong-ngu-reception-2020 ${_examples}/hong-ngu-reception-2020 2020-07)
  emul_add_explained(hospital-criteria-83 ${_examples}/hospital-criteria-83 2022)
  emul_add_explained(lao-cai-video-2024 ${_examples}/lao-cai-video-2024 2024)
  emul_add_explained(than-uyen-exchange ${_examples}/than-uyen-exchange 2022)
  emul_add_explained(thu-dau-mot-2024-h1 ${_examples}/thu-dau-mot-2024-h1 2024-H1)
  emul_add_explained(annual-titles ${_examples}/annual-titles 2025 40 19) # of 3,022 people those who are written by hand, and some others
  emul_add_explained(cms_hvbp_2024 ${_golden}/cms_hvbp_2024 2024 20 61)   # of 7,926 hospitals that are all judged alike
  emul_add_explained(imo_2015_2024 ${_golden}/imo_2015_2024 2024 20 61)   # of 6,060 contestants
  emul_add_explained(figure_skating_2017 ${_golden}/figure_skating_2017 2017)
  emul_add_explained(hdi_2021 ${_golden}/hdi_2021 2021)
  emul_add_explained(kehoach_thuchien_benhvien ${_golden}/kehoach_thuchien_benhvien 2024)
  emul_add_explained(olympic_medals_2000 ${_golden}/olympic_medals_2000 2000)
  emul_add_explained(series ${CMAKE_CURRENT_SOURCE_DIR}/rules/series 2024)
endif()

# The figures of the examples add up to those of the texts they are made from.
foreach(_example cao-bang-2023 lao-cai-video-2024 thu-dau-mot-2024-h1 hong-ngu-reception-2020 commune-health-2023 cao-bang-people than-uyen-exchange
        hospital-criteria-83 annual-titles)
  emul_add_check(${_example}-facts examples ${EMUL_SH} ${PROJECT_SOURCE_DIR}/examples/${_example}/check.sh)
  emul_add_check(${_example}-expected examples ${EMUL_SH} ${PROJECT_SOURCE_DIR}/examples/${_example}/recompute.sh)
endforeach()

emul_add_check(annual-titles-data examples ${EMUL_SH} ${PROJECT_SOURCE_DIR}/examples/annual-titles/generate.sh)

if(TARGET emul_tool)
  emul_add_check(annual-titles docs ${EMUL_SH} ${CMAKE_CURRENT_SOURCE_DIR}/docs/session.sh $<TARGET_FILE:emul_tool>
                 ${PROJECT_SOURCE_DIR}/examples/annual-titles/README.md)
  emul_add_check(cao-bang-2023 docs ${EMUL_SH} ${CMAKE_CURRENT_SOURCE_DIR}/docs/session.sh $<TARGET_FILE:emul_tool>
                 ${PROJECT_SOURCE_DIR}/examples/cao-bang-2023/README.md)
  emul_add_check(than-uyen-exchange examples ${EMUL_SH} ${PROJECT_SOURCE_DIR}/examples/than-uyen-exchange/run.sh $<TARGET_FILE:emul_tool>)
  emul_add_check(history docs ${EMUL_SH} ${CMAKE_CURRENT_SOURCE_DIR}/docs/session.sh $<TARGET_FILE:emul_tool> ${PROJECT_SOURCE_DIR}/docs/history.md)
  emul_add_check(contests docs ${EMUL_SH} ${CMAKE_CURRENT_SOURCE_DIR}/docs/session.sh $<TARGET_FILE:emul_tool> ${PROJECT_SOURCE_DIR}/docs/contests.md)
endif()

if(TARGET emul_tool AND EMUL_DIGEST)
  emul_add_check(proof_page docs ${EMUL_SH} ${CMAKE_CURRENT_SOURCE_DIR}/docs/session.sh $<TARGET_FILE:emul_tool> ${PROJECT_SOURCE_DIR}/docs/proof.md)
  emul_add_check(proof tool ${EMUL_SH} ${CMAKE_CURRENT_SOURCE_DIR}/tool/proof.sh $<TARGET_FILE:emul_tool>)
endif()

# What the documents show is what happens.
emul_add_check(readme docs ${EMUL_SH} ${CMAKE_CURRENT_SOURCE_DIR}/docs/readme.sh ${PROJECT_SOURCE_DIR} ${CMAKE_C_COMPILER})
emul_add_check(coverage docs ${EMUL_SH} ${CMAKE_CURRENT_SOURCE_DIR}/docs/coverage.sh ${PROJECT_SOURCE_DIR})
if(TARGET emul_tool)
  foreach(_document tutorial.vi tutorial.en facts result explanation report compare)
    emul_add_check(${_document} docs ${EMUL_SH} ${CMAKE_CURRENT_SOURCE_DIR}/docs/session.sh $<TARGET_FILE:emul_tool>
                   ${PROJECT_SOURCE_DIR}/docs/${_document}.md)
  endforeach()
  emul_add_check(reference_complete docs ${EMUL_SH} ${CMAKE_CURRENT_SOURCE_DIR}/docs/complete.sh ${PROJECT_SOURCE_DIR} $<TARGET_FILE:emul_tool>)
endif()
