# libFuzzer harnesses (preset fuzz). As tests they make a short, repeatable run that starts from the examples; for a long one:
#   build/fuzz/tests/fuzz_regulation -max_total_time=3600 build/fuzz/corpus examples/cao-bang-2023
function(emul_add_fuzzer name)
  add_executable(${name} fuzz/${name}.c)
  target_link_libraries(${name} PRIVATE emul_static emul_options)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/corpus/${name})
  add_test(NAME fuzz.${name} COMMAND ${name} -runs=20000 -max_len=4096 -seed=1 -timeout=20 ${CMAKE_CURRENT_BINARY_DIR}/corpus/${name} ${ARGN})
  set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz TIMEOUT 600)
endfunction()

file(GLOB _seeds LIST_DIRECTORIES true ${PROJECT_SOURCE_DIR}/examples/*-20*)
emul_add_fuzzer(fuzz_decimal)
emul_add_fuzzer(fuzz_regulation ${_seeds})
emul_add_fuzzer(fuzz_csv ${_seeds})
emul_add_fuzzer(fuzz_stored ${PROJECT_SOURCE_DIR}/tests/fuzz/stored)
