# A Debian package of what is installed: cpack --config <build>/CPackConfig.cmake. Same build, same bytes (packaging/options.cmake sets the date).
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME trialbook)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "clinical-trial evidence as oncology guidelines quote it")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "What oncology guidelines and reviews quote of clinical trials (medians, hazard
ratios, intervals, P values, harms) and what they recommend, with evidence
levels and grades, in one SQLite file that one program queries offline. Every
number keeps its raw text and its place in the document.
.
The package brings the program and a database of five documents on breast
cancer, multiple myeloma and bone health. It is not medical advice.")
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "trialbook developers <trialbook@trialbook.invalid>")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libsqlite3-0 (>= 3.40)")  # older ones open no STRICT tables; dpkg-shlibdeps sees functions only
string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", libzip4, libxlsxwriter4")  # loaded when they are needed (report/lazy_library.hpp), so it does not see them
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "librsvg2-bin, fonts-droid-fallback")  # PNG and PDF of plot; Chinese letters in them
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR})
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
configure_file(${PROJECT_SOURCE_DIR}/packaging/options.cmake.in ${PROJECT_BINARY_DIR}/cpack-options.cmake @ONLY)
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_BINARY_DIR}/cpack-options.cmake)
include(CPack)
