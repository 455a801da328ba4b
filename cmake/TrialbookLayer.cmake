# trialbook_layer(<name> SOURCES … DEPENDS …) makes the static library of one layer with the project's warnings and sanitizers.
# A header of layer x is included as "x/header.hpp"; which layer may include which is checked by CheckLayers.cmake.
add_library(trialbook_flags INTERFACE)
target_compile_options(trialbook_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror=return-type)
target_include_directories(trialbook_flags INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
if(TRIALBOOK_SANITIZE)
  target_compile_options(trialbook_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(trialbook_flags INTERFACE -fsanitize=address,undefined)
endif()
if(TRIALBOOK_TIDY)
  set(CMAKE_CXX_CLANG_TIDY clang-tidy)
endif()

function(trialbook_layer name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC trialbook_flags ${arg_DEPENDS})
endfunction()
